-- the hash of what a customer accepted: at another price somebody is asked again
alter table life_availability add column accepted varchar(64);
