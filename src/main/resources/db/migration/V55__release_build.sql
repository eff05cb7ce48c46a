-- which files a build made of which; one row for each source and recipe, so everything is built once
create table release_build (
    build_key varchar(64) not null primary key, -- sha256 of the source's artefact and the commands
    source    varchar(64) not null,
    id        varchar(64) not null,
    files     bigint      not null,
    bytes     bigint      not null,
    server    varchar(40) not null, -- where it was built and the outcome is kept
    built     datetime(3) not null
);

create index release_build_id on release_build (id);
