-- whoever opens a repair goes through here, one after the other: two inserts of the same cause would end in a deadlock
create table engine_gate (
    passed bigint not null
);

insert into engine_gate (passed) values (0);
