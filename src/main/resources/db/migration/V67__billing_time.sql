-- a timestamp is shifted by some databases, and changed by itself in others
alter table billing_hours add column recorded datetime(3);
update billing_hours set recorded = written;
alter table billing_hours drop column written;
