-- The second factor of each person: at most one that is offered, and one that waits or is good.
create table second_factor (
    id varchar(36) not null primary key,
    person varchar(100) not null,
    state varchar(10) not null,
    master varchar(16) not null,
    sealed varbinary(200) not null,
    made datetime(3) not null,
    -- the time step of the last code that was taken: none is taken twice
    last_step bigint default 0 not null,
    wrong int default 0 not null,
    held_until datetime(3)
);
create index second_factor_person on second_factor (person);

-- Codes on paper, for when the phone is lost; each is good once.
create table second_factor_recovery (
    factor varchar(36) not null,
    digest varchar(64) not null,
    used datetime(3),
    primary key (factor, digest)
);

-- That a person showed a code a moment ago.
create table second_factor_proof (
    digest varchar(64) not null primary key,
    factor varchar(36) not null,
    good_until datetime(3) not null
);

-- Who took whose second factor away.
create table second_factor_reset (
    person varchar(100) not null,
    reset_by varchar(100) not null,
    at datetime(3) not null
);
create index second_factor_reset_person on second_factor_reset (person);
