-- long operations on servers that may have to be called off: noted before they are begun
create table begun_work (
    -- what they are for
    about     varchar(200) not null,
    server    varchar(64)  not null,
    operation varchar(100) not null,
    constraint begun_work_once primary key (server, operation)
);
create index begun_work_about on begun_work (about);
