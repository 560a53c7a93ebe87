export { Admin, type AdminOptions } from './admin.ts';
