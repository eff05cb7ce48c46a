-- What was told about a task that is late: each once for the date that it has.
create table task_notice (
    task varchar(64) not null,
    kind varchar(12) not null,
    told datetime(3) not null,
    person varchar(64) not null,
    primary key (task, kind)
);

-- Who is asked first when the people of a role are late.
create table task_deputy (
    role varchar(20) not null primary key,
    person varchar(64) not null
);

-- Tasks that wait for somebody until a day; with what they get back when they come back.
create table task_parking (
    task varchar(64) not null primary key,
    name varchar(255),
    until_day date not null,
    waits_for varchar(100) not null,
    parked_by varchar(64) not null,
    left_seconds bigint,
    returned datetime(3)
);
