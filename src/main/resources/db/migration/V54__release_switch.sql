-- which release ran in an installation: one row for each process that switched
create table release_switch (
    number       bigint auto_increment primary key,
    installation varchar(31)  not null,
    process_id   varchar(64)  not null,
    artefact     varchar(64)  not null,
    repository   varchar(500) not null,
    ref          varchar(64)  not null,
    kind         varchar(10)  not null,
    commit_id    varchar(64)  not null,
    undone       boolean      not null,
    switched     datetime(3)  not null
);

create index release_switch_installation on release_switch (installation, number);
