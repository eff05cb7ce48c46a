-- The desk's account, known by the socket: no password, and only from this machine. It makes schemas and accounts, grants
-- what applications need, and brings dumps back. CONNECTION ADMIN is for cutting off who may come no more. No FILE, SUPER,
-- RELOAD or SHUTDOWN: it can't leave the database server.
create user if not exists gaas@localhost identified via unix_socket;
alter user gaas@localhost identified via unix_socket;
revoke all privileges, grant option from gaas@localhost;
grant select, insert, update, delete, create, drop, alter, index, references, create temporary tables, lock tables,
    create view, show view, create routine, alter routine, execute, trigger, event
    on *.* to gaas@localhost with grant option;
grant create user, process, show databases, connection admin on *.* to gaas@localhost;
