-- whom a quote names as the customer's developers, and until when they work for it: never changed, as the quote
create table production_quoted (
    quote      bigint        not null primary key,
    developers varchar(1000) not null,
    until      date          not null
);

-- agreements that were made for a production: when it is withdrawn, they end
create table production_agreement (
    production_order bigint      not null,
    developer        varchar(64) not null,
    agreement        bigint      not null,
    primary key (production_order, developer)
);
