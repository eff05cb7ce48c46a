-- whoever finds a server for an installation holds this row: the next one sees what was placed before
create table installation_placing (
    turn bigint not null
);
insert into installation_placing (turn) values (0);
