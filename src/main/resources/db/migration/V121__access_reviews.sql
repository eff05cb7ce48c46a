-- What each developer could reach of a customer's, when managers were asked to look it over; what nobody keeps lapses.
create table access_review (
    number bigint auto_increment primary key,
    customer varchar(40),
    instance varchar(64) not null,
    opened datetime(3) not null,
    good_until datetime(3) not null,
    answered_by varchar(64),
    consent varchar(500),
    constraint access_review_instance unique (instance)
);
create table access_review_line (
    review bigint not null,
    line int not null,
    kind varchar(10) not null,
    number bigint not null,
    developer varchar(64) not null,
    words varchar(500) not null,
    kept boolean not null,
    primary key (review, line),
    constraint access_review_line_of foreign key (review) references access_review (number)
);

-- Which process asks people about what was found on a server: one at a time.
create table access_clearing (
    server varchar(31) not null primary key,
    instance varchar(64) not null
);
