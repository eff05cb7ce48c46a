-- who, on whose behalf, in which roles, about what; the plan that a decision was based on; what belongs together
alter table audit_trail add column kind varchar(10) default 'CHANGE' not null;
alter table audit_trail add column behalf varchar(100) default '' not null;
alter table audit_trail add column roles varchar(200) default '' not null;
alter table audit_trail add column about varchar(100) default '' not null;
alter table audit_trail add column plan varchar(8000) default '' not null;
alter table audit_trail add column work varchar(64) default '' not null;
alter table audit_trail add column step varchar(100) default '' not null;
create index audit_trail_about on audit_trail (about, number);
create index audit_trail_work on audit_trail (work, number);

-- the chain over the rows of the trail, in the order in which they were sealed; rows are only ever added
create table audit_seal (
    position bigint      not null primary key,
    entry    bigint      not null unique,
    previous varchar(64) not null,
    hash     varchar(64) not null,
    sealed   datetime(3) not null
);

-- rows that wait for their seal; what is in here is no evidence, and is taken out again
create table audit_open (
    entry bigint not null primary key
);
insert into audit_open (entry) select number from audit_trail;

-- whoever seals goes through here, one after the other over all nodes
create table audit_gate (
    passed bigint not null
);
insert into audit_gate (passed) values (0);
