-- What was found on database servers and nobody granted; gone is when it was not there any more.
create table access_finding (
    number bigint auto_increment primary key,
    server varchar(31) not null,
    subject varchar(200) not null,
    found varchar(1000) not null,
    first_seen datetime(3) not null,
    gone datetime(3)
);
create index access_finding_server on access_finding (server);
