-- What was asked for where an agreement is not enough. Who decided what is written down beside it.
create table access_request (
    number bigint auto_increment primary key,
    instance varchar(64) not null,
    developer varchar(64) not null,
    environment varchar(40) not null,
    asked_by varchar(64) not null,
    asked datetime(3) not null,
    why varchar(500) not null,
    good_until datetime(3) not null,
    emergency boolean not null,
    approved_by varchar(64),
    shortened datetime(3),
    consent varchar(500),
    consent_by varchar(64),
    looked_by varchar(64),
    look_note varchar(500),
    constraint access_request_instance unique (instance)
);
create table access_request_project (
    request bigint not null,
    project varchar(26) not null,
    agreement bigint not null,
    primary key (request, project),
    constraint access_request_project_of foreign key (request) references access_request (number),
    constraint access_request_project_by foreign key (agreement) references access_agreement (number)
);

-- What was given: from these addresses, until that moment. Rows stay; they are ended, never changed.
create table access_permit (
    number bigint auto_increment primary key,
    request bigint not null,
    developer varchar(64) not null,
    project varchar(26) not null,
    environment varchar(40) not null,
    agreement bigint not null,
    rights varchar(10) not null,
    ranges varchar(2000) not null,
    made datetime(3) not null,
    good_until datetime(3) not null,
    emergency boolean not null,
    ended datetime(3),
    ended_by varchar(64),
    ended_why varchar(500),
    constraint access_permit_once unique (request, project),
    constraint access_permit_request foreign key (request) references access_request (number),
    constraint access_permit_agreement foreign key (agreement) references access_agreement (number)
);
create index access_permit_developer on access_permit (developer);

-- What was taken back at once: nothing that was agreed or permitted before counts there any more.
create table access_revocation (
    number bigint auto_increment primary key,
    developer varchar(64) not null,
    project varchar(26),
    environment varchar(40),
    revoked datetime(3) not null,
    revoked_by varchar(64) not null,
    why varchar(500) not null
);
create index access_revocation_developer on access_revocation (developer);
