-- what was asked for, once a process; what it wants is changed only while nobody has approved it
create table production_order (
    number        bigint auto_increment primary key,
    process       varchar(64)   not null,
    project       varchar(26)   not null,
    production    bigint        not null,
    acceptance    bigint        not null,
    way           varchar(10)   not null,
    availability  varchar(20)   not null,
    developers    varchar(1000) not null,
    contact_name  varchar(100)  not null,
    contact_mail  varchar(200)  not null,
    wished        date,
    requester     varchar(64)   not null,
    requested     datetime(3)   not null,
    commit_id     varchar(64),
    quote         bigint,
    opened        datetime(3),
    ended         datetime(3),
    constraint production_order_process unique (process)
);

-- what is done again and again for an installation, until it ends
create table production_schedule (
    installation bigint      not null,
    kind         varchar(20) not null,
    every        varchar(10) not null,
    since        date        not null,
    until        date,
    primary key (installation, kind)
);

-- what a customer pays again and again, from a day on: made of an accepted quote, never changed but for its end
create table billing_fee (
    source       varchar(120)  not null primary key,
    project      varchar(26)   not null,
    customer     varchar(400)  not null,
    kind         varchar(40)   not null,
    text         varchar(200)  not null,
    amount       decimal(14,3) not null,
    currency     varchar(3)    not null,
    per          varchar(5)    not null,
    since        date          not null,
    until        date
);
create index billing_fee_project on billing_fee (project);
