-- Public halves of developers' ssh keys. Who removes one removes the row: the trail keeps who had it.
create table access_key (
    number bigint auto_increment primary key,
    developer varchar(64) not null,
    kind varchar(40) not null,
    text varchar(4000) not null,
    fingerprint varchar(60) not null,
    added_by varchar(64) not null,
    added datetime(3) not null,
    constraint access_key_once unique (fingerprint)
);

-- To what servers were brought last of those who come by key: how many, and a digest of all that they are.
create table access_keys_brought (
    server varchar(31) not null primary key,
    accounts int not null,
    digest varchar(64) not null,
    brought datetime(3) not null
);
