-- The master key seals more than private keys of certificates.
alter table certificate_master rename to sealing_master;
