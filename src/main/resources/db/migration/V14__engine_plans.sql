-- What people approved: the plan as it was shown, and the hash of what matters in it. Out of reach of variables.
create table engine_approval (
    task varchar(64) not null primary key,
    instance varchar(64) not null,
    definition varchar(100) not null,
    person varchar(100) not null,
    hash varchar(64) not null,
    plan varchar(4000) not null,
    signed datetime(3) not null,
    good_until datetime(3) not null,
    -- why it counts no more; empty while it does
    void_because varchar(200)
);
create index engine_approval_instance on engine_approval (instance, definition);
