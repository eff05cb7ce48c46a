-- a name that is no more than a way to another one of the same installation; empty: visitors stay at it
alter table site_name add column leads_to varchar(253);
