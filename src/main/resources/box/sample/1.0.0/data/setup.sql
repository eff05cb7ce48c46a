-- what every installation begins with; may be loaded again
INSERT IGNORE INTO patient (id, name, born) VALUES (1, 'Test Person', '1980-01-01');
INSERT IGNORE INTO survey (id, name) VALUES (1, 'How are you?');
