-- What was decided and what was changed. Rows are only ever added.
create table audit_trail (
    number bigint auto_increment primary key,
    at datetime(3) not null,
    who varchar(100) not null,
    what varchar(60) not null,
    place varchar(100) not null,
    subject varchar(300) not null,
    outcome varchar(20) not null,
    detail varchar(2000) not null
);
create index audit_trail_place on audit_trail (place, number);
create index audit_trail_at on audit_trail (at);
