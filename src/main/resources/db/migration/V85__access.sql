-- Agreements of developers, for a customer or for one project. Rows stay; they are ended, never changed.
create table access_agreement (
    number bigint auto_increment primary key,
    developer varchar(64) not null,
    customer varchar(40),
    project varchar(26),
    valid_from date not null,
    valid_until date not null,
    consent varchar(1000) not null,
    made_by varchar(64) not null,
    made datetime(3) not null,
    ended datetime(3),
    ended_by varchar(64),
    ended_why varchar(1000),
    constraint agreement_customer foreign key (customer) references customer (id),
    constraint agreement_project foreign key (project) references project (name)
);
create index access_agreement_developer on access_agreement (developer);

-- What MariaDB keeps of a developer's password on one server: a check of it, from which nobody gets the password. The
-- password itself was made where its owner sits, and never came here.
create table access_password (
    developer varchar(64) not null,
    server varchar(31) not null,
    verifier varchar(41) not null,
    set_at datetime(3) not null,
    primary key (developer, server)
);

-- What the accounts of developers on a server were brought to last: how many, and a digest of all that they are.
create table access_brought (
    server varchar(31) not null primary key,
    accounts int not null,
    digest varchar(64) not null,
    brought datetime(3) not null
);
