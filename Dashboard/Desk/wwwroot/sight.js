// Of a row of links that is wider than its place, the one for this page is brought into sight, without moving the page.
export function bringIn(row) {
  const here = row?.querySelector('[aria-current], .active');
  if (here) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}
