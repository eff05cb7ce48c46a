-- other repositories for projects: asked for, compared, decided
create table life_repository_change (
    number       bigint auto_increment primary key,
    process      varchar(64)  not null,
    project      varchar(26)  not null,
    -- the project while it runs, and nothing afterwards: so there is one at a time
    held         varchar(26),
    installation bigint       not null,
    before_it    varchar(500) not null,
    repository   varchar(500) not null,
    reason       varchar(400) not null,
    requester    varchar(64)  not null,
    requested    datetime(3)  not null,
    compared     datetime(3),
    changed      datetime(3),
    constraint life_repository_process unique (process),
    constraint life_repository_held unique (held)
);

-- the releases that ran when it was compared, and what the other repository has under their tags
create table life_repository_tag (
    change_number bigint       not null,
    place         int          not null,
    repository    varchar(500) not null,
    tag           varchar(64)  not null,
    commit_id     varchar(64)  not null,
    now_commit    varchar(64),
    verdict       varchar(12)  not null,
    primary key (change_number, place),
    constraint repository_tag_change foreign key (change_number) references life_repository_change (number)
);
