-- a standing order: who decided that it is renewed without asking, when, and until which day; no day: until somebody ends it
alter table certificate add column standing_by varchar(100);
alter table certificate add column standing_since datetime(3);
alter table certificate add column standing_until date;
update certificate set standing_by = 'desk', standing_since = created where standing;
alter table certificate drop column standing;

-- whoever pays does not want another one: it ends with the one in use
alter table certificate add column lapses boolean default false not null;

-- when an order was given up
alter table certificate_order add column closed datetime(3);
