-- what was agreed later about when somebody is there for a production; what was ordered with it is with its order
create table life_availability (
    number       bigint auto_increment primary key,
    process      varchar(64)  not null,
    production   bigint       not null,
    -- the production while it runs, and nothing afterwards: so there is one at a time
    held         bigint,
    before_it    varchar(20)  not null,
    availability varchar(20)  not null,
    since        date         not null,
    reason       varchar(400) not null,
    requester    varchar(64)  not null,
    requested    datetime(3)  not null,
    -- when it became so; empty: it did not, or not yet
    changed      datetime(3),
    constraint life_availability_process unique (process),
    constraint life_availability_held unique (held)
);
create index life_availability_production on life_availability (production);
