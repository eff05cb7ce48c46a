-- changes of the names that a production answers under
create table life_names_change (
    number     bigint auto_increment primary key,
    process    varchar(64)  not null,
    production bigint       not null,
    -- the production while it runs, and nothing afterwards: so there is one at a time
    held       bigint,
    reason     varchar(400) not null,
    requester  varchar(64)  not null,
    requested  datetime(3)  not null,
    taken      datetime(3),
    ended      datetime(3),
    state      varchar(12)  not null,
    constraint life_names_process unique (process),
    constraint life_names_held unique (held)
);

-- the names before a change, and those that are wanted
create table life_names_host (
    change_number bigint       not null,
    wanted        boolean      not null,
    place         int          not null,
    host          varchar(253) not null,
    leads_to      varchar(253),
    primary key (change_number, wanted, place),
    constraint names_host_change foreign key (change_number) references life_names_change (number)
);
