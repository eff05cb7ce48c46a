-- Who is on call, from when until when; in UTC.
create table oncall_shift (
    number bigint auto_increment primary key,
    person varchar(64) not null,
    begins datetime(3) not null,
    ends datetime(3) not null,
    said_by varchar(64) not null
);
create index shift_ends on oncall_shift (ends);
