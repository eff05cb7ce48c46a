-- what was bought and is charged on, one row for each thing; never changed, never removed
create table billing_line (
    source       varchar(120)  not null primary key,
    kind         varchar(40)   not null,
    booked_on    date          not null,
    customer     varchar(400)  not null,
    project      varchar(40)   not null,
    installation varchar(40)   not null,
    billable     boolean       not null,
    amount       decimal(14,3) not null,
    currency     varchar(3)    not null,
    order_number varchar(100)  not null,
    recorded     datetime(3)   not null
);

create index billing_line_booked_on on billing_line (booked_on);
