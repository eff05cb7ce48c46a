-- whose each database is; a name is one installation's only
create table installation_database (
    name varchar(64) not null primary key,
    installation varchar(31) not null
);
create index installation_database_owner on installation_database (installation);
