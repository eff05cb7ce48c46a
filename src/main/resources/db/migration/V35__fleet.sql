-- The servers of the fleet, and how the desk gets into them.
create table server (
    name varchar(31) not null primary key,
    roles varchar(400) not null,
    zone varchar(31) not null,
    address varchar(255) not null,
    port int not null,
    login varchar(64) not null,
    root varchar(1000) not null,
    platform varchar(40) not null,
    host_keys varchar(4000) not null,
    state varchar(12) not null
);
