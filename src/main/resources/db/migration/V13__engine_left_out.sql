-- steps that a person decided to leave out: history knows them only as done
create table engine_left_out (
    instance   varchar(64)  not null,
    activity   varchar(255) not null,
    occurrence integer      not null,
    person     varchar(255) not null,
    why        varchar(500),
    primary key (instance, activity, occurrence)
);
