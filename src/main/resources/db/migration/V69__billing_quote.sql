-- what customers were offered: never changed but for its one answer, never removed
create table billing_quote (
    number       bigint auto_increment primary key,
    source       varchar(120) not null,
    project      varchar(26)  not null,
    customer     varchar(400) not null,
    offered      datetime(3)  not null,
    valid_until  date         not null,
    state        varchar(12),
    answered_by  varchar(400),
    order_number varchar(400),
    reason       varchar(400),
    answered     datetime(3),
    constraint billing_quote_source unique (source)
);
create index billing_quote_project on billing_quote (project);

create table billing_quote_line (
    quote    bigint        not null,
    place    int           not null,
    kind     varchar(40)   not null,
    english  varchar(200)  not null,
    dutch    varchar(200)  not null,
    amount   decimal(14,3) not null,
    currency varchar(3)    not null,
    per      varchar(5)    not null,
    quantity int           not null,
    primary key (quote, place),
    constraint quote_line_quote foreign key (quote) references billing_quote (number)
);
