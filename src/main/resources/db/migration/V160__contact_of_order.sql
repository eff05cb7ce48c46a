-- who named another contact than the request did: they do not approve it too
alter table production_order add column contact_by varchar(64);
