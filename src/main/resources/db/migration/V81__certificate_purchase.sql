-- why the last chain that was handed over for an order was refused, for people
alter table certificate_order add column findings varchar(4000);
-- the day on which it was bought: a step that is repeated tomorrow tells the same
alter table certificate_order add column bought_on date;
-- where an authority keeps it; written before anything else is asked there
alter table certificate_order add column place varchar(1000);

-- which authority issues it by itself
alter table certificate add column authority varchar(31);

-- Accounts at authorities; the keys to them are sealed as private keys are. No place: not signed up yet.
create table certificate_account (
    authority varchar(31) not null primary key,
    master varchar(16) not null,
    sealed varbinary(8000) not null,
    place varchar(1000)
);
