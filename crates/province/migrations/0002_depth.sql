-- How many levels below its unit a laptop reads; NULL is all of them.
ALTER TABLE slips ADD COLUMN depth INTEGER;
ALTER TABLE devices ADD COLUMN depth INTEGER;
