-- since when nobody needs it any more: its installation is gone, and its keys with it
alter table certificate add column ended datetime(3);
