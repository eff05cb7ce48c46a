-- where a project's releases came from, one repository after the other: the one without an end is the project's now
create table project_repository (
    number     bigint auto_increment primary key,
    project    varchar(26)  not null,
    -- the project while it is in use, and nothing afterwards: so there is one
    held       varchar(26),
    repository varchar(500) not null,
    since      datetime(3)  not null,
    until      datetime(3),
    -- the process that changed to it, who asked for that, who approved it and why; empty for the first
    process    varchar(64),
    requester  varchar(64),
    approver   varchar(64),
    reason     varchar(400),
    constraint project_repository_held unique (held),
    constraint project_repository_process unique (process),
    constraint project_repository_project foreign key (project) references project (name) on delete cascade
);
insert into project_repository (project, held, repository, since)
    select name, name, repository, created from project where repository is not null;
