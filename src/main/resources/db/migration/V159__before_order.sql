-- what an order changed beyond itself: withdrawn, it is as it was before
alter table production_order add column contact_kept varchar(320);
alter table production_order add column ceiling_before decimal(12, 2);
alter table production_order add column ceiling_before_currency varchar(3);
