-- whether visitors could ever come in, were it for a moment
alter table production_order add column let_in datetime(3);

-- sites that run elsewhere and become productions here
create table adoption (
    number           bigint auto_increment primary key,
    process          varchar(64)   not null,
    production       bigint        not null,
    -- the production while it runs, and nothing afterwards: so there is one at a time
    held             bigint,
    old_place        varchar(400)  not null,
    settings_kept    varchar(2000) not null,
    requester        varchar(64)   not null,
    requested        datetime(3)   not null,
    -- where it works, since its folder may be there
    server           varchar(64),
    fresh_kept       boolean       not null default false,
    -- whether something of an export may be in the installation
    touched          boolean       not null default false,
    last_round       int           not null default 0,
    -- since when nobody works with the old site, and who says so
    old_closed       datetime(3),
    old_closed_words varchar(400),
    ended            datetime(3),
    state            varchar(12)   not null,
    constraint adoption_process unique (process),
    constraint adoption_held unique (held)
);

-- exports of the old site, and how they compare
create table adoption_round (
    adoption      bigint        not null,
    round         int           not null,
    last_export   boolean       not null,
    brought       datetime(3)   not null,
    brought_by    varchar(64)   not null,
    made          datetime(3),
    files         bigint,
    bytes         bigint,
    digest        varchar(64),
    files_told    bigint,
    files_differ  bigint,
    files_words   varchar(2000),
    compared      datetime(3),
    answer        varchar(12),
    answered_by   varchar(64),
    reason        varchar(400),
    primary key (adoption, round),
    constraint adoption_round_of foreign key (adoption) references adoption (number)
);

-- what was in each table there, and what is here
create table adoption_table (
    adoption       bigint      not null,
    round          int         not null,
    place          int         not null,
    part           varchar(64) not null,
    name           varchar(64) not null,
    told           bigint,
    told_checksum  varchar(20),
    found          bigint,
    found_checksum varchar(20),
    primary key (adoption, round, place),
    constraint adoption_table_of foreign key (adoption, round) references adoption_round (adoption, round)
);
