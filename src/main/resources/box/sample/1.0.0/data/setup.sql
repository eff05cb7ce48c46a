-- what every installation begins with; may be loaded again
INSERT IGNORE INTO patient (id, name, born) VALUES (1, 'Test Person', '1980-01-01');
