-- who completed which task: rules that want a second person ask it, and whoever comes too late is told
create table engine_answer (
    task       varchar(64)  not null primary key,
    instance   varchar(64)  not null,
    definition varchar(255) not null,
    person     varchar(255) not null,
    answered   datetime(3)  not null
);

create index engine_answer_instance on engine_answer (instance);

-- what became of a repair stays, also when the same thing fails again
alter table engine_repair add column cause varchar(255) default '' not null;
alter table engine_repair add column decided_by varchar(255);
alter table engine_repair add column decided datetime(3);
alter table engine_repair add column why varchar(500);
alter table engine_repair add column agreed_by varchar(255);
alter table engine_repair add column affected varchar(2000);

create index engine_repair_cause on engine_repair (cause);

-- a timestamp is shifted by some databases, and changed by itself in others
alter table engine_repair add column asked datetime(3);
update engine_repair set asked = opened;
alter table engine_repair drop column opened;
alter table engine_journal add column last_begun datetime(3);
alter table engine_journal drop column begun;
alter table engine_progress add column said_at datetime(3);
alter table engine_progress drop column changed;
