-- productions that are ended for good: what was asked for, and what became of it
create table life_offboarding (
    number           bigint auto_increment primary key,
    process          varchar(64)  not null,
    production       bigint       not null,
    acceptance       bigint       not null,
    production_order bigint       not null,
    -- the production while it runs, and nothing afterwards: so there is one at a time
    held             bigint,
    reason           varchar(400) not null,
    closing          date         not null,
    keep_days        int          not null,
    requester        varchar(64)  not null,
    requested        datetime(3)  not null,
    sizes            varchar(2000),
    -- what became of the data, in the words of a person
    handing          varchar(12),
    receipt          varchar(400),
    receipt_by       varchar(64),
    received         datetime(3),
    -- the manager who agreed
    confirmed_by     varchar(64),
    -- from here on there is no way back
    begun            datetime(3),
    ended            datetime(3),
    state            varchar(12)  not null,
    constraint life_offboarding_process unique (process),
    constraint life_offboarding_held unique (held)
);
create index life_offboarding_production on life_offboarding (production);
