-- invented people; may be loaded again
INSERT IGNORE INTO patient (id, name, born) VALUES
  (1001, 'Anna Voorbeeld', '1984-03-12'),
  (1002, 'Bram O''Brien & Søn', '1951-11-30'),
  (1003, 'Çelik Örnek', '1999-07-01'),
  (1004, 'Doortje van der Proef', '2011-02-28'),
  (1005, 'Emma Exempel', '1972-09-09');
