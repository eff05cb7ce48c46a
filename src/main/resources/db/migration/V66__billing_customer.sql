-- a name has up to 200 characters, and some databases count two for one beyond the first 65,536
alter table billing_hours add column customer_name varchar(400) default '' not null;
update billing_hours set customer_name = customer;
alter table billing_hours drop column customer;
