-- hours, one row for each task; never changed, never removed
create table billing_hours (
    task_id      varchar(64)   not null primary key,
    worked_on    date          not null,
    minutes      int           not null,
    person       varchar(64)   not null,
    person_role  varchar(40)   not null,
    customer     varchar(200)  not null,
    project      varchar(40)   not null,
    installation varchar(40)   not null,
    process      varchar(255)  not null,
    instance     varchar(64)   not null,
    task         varchar(255)  not null,
    activity     varchar(40)   not null,
    note         varchar(1000) not null,
    billable     boolean       not null,
    written      timestamp(3)  not null
);

create index billing_hours_worked_on on billing_hours (worked_on);
