-- Customers, their projects and the installations of these.
create table customer (
    id varchar(40) not null primary key,
    name varchar(400) not null,
    paying boolean not null,
    created datetime(3) not null
);

create table project (
    name varchar(26) not null primary key,
    customer varchar(40),
    repository varchar(500),
    created datetime(3) not null,
    constraint project_customer foreign key (customer) references customer (id)
);

-- held is the id while the installation exists, and null once it is removed: then the name is free again.
create table installation (
    number bigint auto_increment primary key,
    id varchar(31) not null,
    held varchar(31),
    project varchar(26) not null,
    environment varchar(12) not null,
    label varchar(8),
    application varchar(60),
    repository varchar(500),
    tag varchar(64),
    commit_id varchar(64),
    state varchar(12) not null,
    owner varchar(64) not null,
    claim varchar(64) not null,
    expires date,
    requested datetime(3) not null,
    installed datetime(3),
    removed datetime(3),
    constraint installation_project foreign key (project) references project (name),
    constraint installation_held unique (held)
);
create index installation_id on installation (id);

create table installation_part (
    installation bigint not null,
    part varchar(12) not null,
    server varchar(31),
    primary key (installation, part),
    constraint part_installation foreign key (installation) references installation (number)
);
create index part_server on installation_part (server);
