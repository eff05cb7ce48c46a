-- whose set-up data goes on to both halves: the number of a trial
alter table production_order add column trial bigint;

-- the tables of that trial: counted when it was asked for, and again when they were dumped
create table production_setup_table (
    number           bigint auto_increment primary key,
    production_order bigint      not null,
    part             varchar(20) not null,
    name             varchar(64) not null,
    kind             varchar(12) not null,
    counted          bigint
);
create index production_setup_order on production_setup_table (production_order);

-- which half has them
create table production_setup_copy (
    production_order bigint      not null,
    installation     bigint      not null,
    copied           datetime(3) not null,
    primary key (production_order, installation)
);
