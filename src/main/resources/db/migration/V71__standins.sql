-- Who stands in for whom, from the first day to the last; ended when somebody says so before.
create table task_standin (
    number bigint auto_increment primary key,
    absent varchar(64) not null,
    person varchar(64) not null,
    from_day date not null,
    until_day date not null,
    said_by varchar(64) not null,
    ended datetime(3)
);
create index standin_person on task_standin (person);

-- On whose behalf somebody has taken a task over, or answered it.
create table task_behalf (
    task varchar(64) not null primary key,
    instance varchar(64) not null,
    definition varchar(255) not null,
    person varchar(64) not null,
    behalf varchar(64) not null
);
create index behalf_instance on task_behalf (instance);
