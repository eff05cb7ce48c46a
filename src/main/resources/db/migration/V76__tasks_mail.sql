-- what people are told by mail; a row stays until it was sent, and a while longer
create table mail (
    number     bigint auto_increment primary key,
    source     varchar(190)  not null,
    person     varchar(64)   not null,
    address    varchar(254)  not null,
    urgent     boolean       not null,
    subject    varchar(400)  not null,
    content    varchar(4000) not null,
    task       varchar(64),
    written    datetime(3)   not null,
    attempts   int           not null,
    trouble    varchar(400),
    held_by    varchar(64),
    held_until datetime(3),
    ended      datetime(3),
    constraint mail_source unique (source)
);
create index mail_ended on mail (ended, address);
