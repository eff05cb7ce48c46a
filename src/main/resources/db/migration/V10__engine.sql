-- the last fencing number given; one row
create table engine_fence (
    last_given bigint not null
);

insert into engine_fence (last_given) values (0);

-- nodes of the desk that are alive; nobody else may use their name
create table engine_node (
    name        varchar(64)  not null primary key,
    incarnation varchar(64)  not null,
    machine     varchar(200) not null,
    pid         bigint       not null,
    started     varchar(40)  not null,
    beats       bigint       not null
);

-- steps that were begun and whose end nobody has seen yet; "attempts" are those that ended without a word
create table engine_journal (
    subject  varchar(64)  not null primary key,
    step     varchar(255) not null,
    node     varchar(64)  not null,
    attempts int          not null,
    skip_it  boolean      not null,
    begun    timestamp(3) not null
);

-- how far a long step is
create table engine_progress (
    task        varchar(64)  not null primary key,
    done        bigint       not null,
    total       bigint       not null,
    said        varchar(500) not null,
    changed     timestamp(3) not null
);

-- what went wrong, once for each cause and server; open_cause is null when decided or mended otherwise
create table engine_repair (
    id         varchar(64)   not null primary key,
    open_cause varchar(255)  unique,
    instance   varchar(64),
    place      varchar(255)  not null,
    reason     varchar(255)  not null,
    wanted     varchar(2000) not null,
    found      varchar(2000) not null,
    remedy     varchar(2000) not null,
    log        varchar(3900) not null,
    decision   varchar(10),
    opened     timestamp(3)  not null
);

-- the jobs and external tasks that wait for a repair
create table engine_victim (
    incident_of     varchar(64)  not null primary key,
    repair          varchar(64)  not null references engine_repair (id),
    kind            varchar(10)  not null,
    instance        varchar(64)  not null,
    root_instance   varchar(64)  not null,
    process         varchar(255) not null,
    activity        varchar(255) not null,
    label           varchar(255) not null,
    business_key    varchar(255) not null,
    skip_leaves     varchar(500)
);
