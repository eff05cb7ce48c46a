-- who answers for a customer
create table contact (
    customer varchar(40)  not null primary key,
    name     varchar(100) not null,
    mail     varchar(254) not null,
    language varchar(2),
    named    datetime(3)  not null,
    constraint contact_customer foreign key (customer) references customer (id)
);

-- links by which contacts answer tasks; what makes one hard to guess is not here
create table contact_link (
    number     bigint auto_increment primary key,
    id         varchar(22)  not null,
    master     varchar(32)  not null,
    process    varchar(64)  not null,
    definition varchar(64)  not null,
    instance   varchar(64)  not null,
    task       varchar(64)  not null,
    name       varchar(100) not null,
    mail       varchar(254) not null,
    language   varchar(2)   not null,
    about      varchar(64)  not null,
    made       datetime(3)  not null,
    good_until datetime(3)  not null,
    used       datetime(3),
    ended      varchar(200),
    constraint contact_link_id unique (id)
);
create index contact_link_task on contact_link (task);

alter table production_order add column contact_language varchar(2);
