-- what a tag named when it was first resolved; a tag that moved since is refused
create table release_tag (
    tag_key    varchar(64)  not null primary key, -- sha256 of repository and tag
    repository varchar(500) not null,
    tag        varchar(64)  not null,
    commit_id  varchar(64)  not null,
    resolved   datetime(3)  not null
);

-- which files a revision has; the files themselves are on the desk's disk
create table release_artefact (
    artefact_key varchar(64)  not null primary key, -- sha256 of repository, ref and commit
    id           varchar(64)  not null,
    repository   varchar(500) not null,
    ref          varchar(64)  not null,
    kind         varchar(10)  not null,
    commit_id    varchar(64)  not null,
    files        bigint       not null,
    bytes        bigint       not null,
    created      datetime(3)  not null
);

create index release_artefact_id on release_artefact (id);
